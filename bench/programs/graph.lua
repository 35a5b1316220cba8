-- An object graph of n nodes: built, its strong components found (Tarjan), then shortest paths with a binary heap.

local Node = {}
Node.__index = Node

function Node.new(id)
    return setmetatable({ id = id, edges = {}, index = false, low = 0, stacked = false, distance = false }, Node)
end

function Node:connect(target, weight)
    self.edges[#self.edges + 1] = { target = target, weight = weight }
end

local function build(n)
    local nodes, seed = {}, 42
    for i = 1, n do nodes[i] = Node.new(i) end
    local function random(limit)
        seed = (seed * 3877 + 29573) % 139968
        return seed % limit + 1
    end
    -- Short and long edges forward, and a few backward ones that stay within a block of 64 nodes: components of many
    -- sizes arise, and as the search starts at the last node, its recursion is never deeper than a block.
    for i = 1, n do
        if i < n and i % 50 ~= 0 then nodes[i]:connect(nodes[i + 1], random(9)) end
        if i % 4 ~= 0 then nodes[i]:connect(nodes[math.min(n, i + random(90))], random(99)) end
        if i % 16 == 0 then
            local block_start = i - (i - 1) % 64
            nodes[i]:connect(nodes[math.max(block_start, i - random(40))], random(20))
        end
    end
    return nodes
end

local function strong_components(nodes)
    local counter, components, weight = 0, 0, 0
    local stack = {}

    local function visit(node)
        counter = counter + 1
        node.index, node.low = counter, counter
        stack[#stack + 1] = node
        node.stacked = true
        for _, edge in ipairs(node.edges) do
            local target = edge.target
            if not target.index then
                visit(target)
                if target.low < node.low then node.low = target.low end
            elseif target.stacked and target.index < node.low then
                node.low = target.index
            end
        end
        if node.low == node.index then
            components = components + 1
            local size = 0
            repeat
                local member = table.remove(stack)
                member.stacked = false
                size = size + 1
            until member == node
            weight = weight + size * size
        end
    end

    for i = #nodes, 1, -1 do
        if not nodes[i].index then visit(nodes[i]) end
    end
    return components, weight
end

local function push(heap, item)
    local place = #heap + 1
    while place > 1 do
        local parent = math.floor(place / 2)
        if heap[parent].distance <= item.distance then break end
        heap[place] = heap[parent]
        place = parent
    end
    heap[place] = item
end

local function pop(heap)
    local top, last = heap[1], table.remove(heap)
    local size = #heap
    if size > 0 then
        local place, child = 1, 2
        while child <= size do
            if child < size and heap[child + 1].distance < heap[child].distance then child = child + 1 end
            if last.distance <= heap[child].distance then break end
            heap[place] = heap[child]
            place = child
            child = 2 * place
        end
        heap[place] = last
    end
    return top
end

local function shortest_paths(source)
    local heap, reached, total = {}, 0, 0
    push(heap, { node = source, distance = 0 })
    while #heap > 0 do
        local item = pop(heap)
        local node = item.node
        if not node.distance then
            node.distance = item.distance
            reached = reached + 1
            total = total + item.distance
            for _, edge in ipairs(node.edges) do
                if not edge.target.distance then
                    push(heap, { node = edge.target, distance = item.distance + edge.weight })
                end
            end
        end
    end
    return reached, total
end

local function run(n)
    local nodes = build(n)
    local components, weight = strong_components(nodes)
    local reached, total = shortest_paths(nodes[1])
    return components + weight + reached * 3 + total
end

return run
