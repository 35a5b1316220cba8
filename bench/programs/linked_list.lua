-- Linked lists of records: built, reversed in place, merge-sorted and summed; pointer chasing and garbage.

local function random_list(n)
    local head, seed = nil, 42
    for _ = 1, n do
        seed = (seed * 3877 + 29573) % 139968
        head = { value = seed, next = head }
    end
    return head
end

local function reverse(head)
    local result = nil
    while head do
        head.next, result, head = result, head, head.next
    end
    return result
end

local function split(head)
    local slow, fast = head, head.next
    while fast and fast.next do
        slow = slow.next
        fast = fast.next.next
    end
    local second = slow.next
    slow.next = nil
    return head, second
end

local function merge(a, b)
    local dummy = { value = 0, next = nil }
    local tail = dummy
    while a and b do
        if a.value <= b.value then
            tail.next = a
            a = a.next
        else
            tail.next = b
            b = b.next
        end
        tail = tail.next
    end
    tail.next = a or b
    return dummy.next
end

local function sort(head)
    if not head or not head.next then return head end
    local first, second = split(head)
    return merge(sort(first), sort(second))
end

local function run(n)
    local sum = 0
    local head = sort(reverse(random_list(n)))
    local i = 0
    while head do
        i = i + 1
        sum = sum + head.value * (i % 5)
        head = head.next
    end
    return sum
end

return run
