-- A simulated operating system, in the manner of the Richards benchmark: tasks of several classes exchange packets
-- under a scheduler with priorities. Objects, method calls that vary by receiver, linked queues.

local IDLE, WORKER, HANDLER, DEVICE = 1, 2, 3, 4

local Packet = {}
Packet.__index = Packet

function Packet.new(kind, owner)
    return setmetatable({ kind = kind, owner = owner, next = false, value = 0, hops = 0 }, Packet)
end

local Queue = {}
Queue.__index = Queue

function Queue.new() return setmetatable({ head = false, tail = false, length = 0 }, Queue) end

function Queue:push(packet)
    packet.next = false
    if self.tail then self.tail.next = packet else self.head = packet end
    self.tail = packet
    self.length = self.length + 1
end

function Queue:pop()
    local packet = self.head
    if not packet then return nil end
    self.head = packet.next
    if not self.head then self.tail = false end
    self.length = self.length - 1
    return packet
end

function Queue:is_empty() return not self.head end

local Task = {}
Task.__index = Task

local function subclass()
    local methods = setmetatable({}, { __index = Task })
    methods.__index = methods
    return methods
end

function Task.new(methods, system, id, priority)
    local task = setmetatable({
        system = system, id = id, priority = priority, inbox = Queue.new(), held = false, turns = 0,
    }, methods)
    system:add(task)
    return task
end

function Task:is_ready() return not self.held and not self.inbox:is_empty() end

function Task:send(target, packet)
    packet.hops = packet.hops + 1
    self.system.tasks[target].inbox:push(packet)
end

local IdleTask = subclass()

function IdleTask:is_ready() return true end

function IdleTask:turn()
    -- A pseudo-random bit wakes one of the held devices.
    local system = self.system
    system.seed = (system.seed * 3877 + 29573) % 139968
    local first = system.seed % 2 == 0 and 5 or 6
    system.tasks[first].held = false
    if system.seed % 3 == 0 then system.tasks[11 - first].held = false end
end

local WorkerTask = subclass()

function WorkerTask:turn()
    local packet = self.inbox:pop()
    packet.value = (packet.value * 31 + self.turns) % 9973
    self:send(packet.value % 2 == 0 and 3 or 4, packet)
end

local HandlerTask = subclass()

function HandlerTask:turn()
    local packet = self.inbox:pop()
    if packet.kind == DEVICE then
        packet.kind = WORKER
        self:send(2, packet)
    else
        packet.kind = DEVICE
        self:send(self.id + 2, packet)
    end
end

local DeviceTask = subclass()

function DeviceTask:turn()
    local packet = self.inbox:pop()
    packet.value = packet.value + 1
    self.held = true
    self:send(packet.owner, packet)
end

local System = {}
System.__index = System

function System.new() return setmetatable({ tasks = {}, order = {}, seed = 42, switches = 0 }, System) end

function System:add(task)
    self.tasks[task.id] = task
    local order = self.order
    local place = #order + 1
    while place > 1 and order[place - 1].priority < task.priority do
        order[place] = order[place - 1]
        place = place - 1
    end
    order[place] = task
end

function System:run(turns)
    local order = self.order
    for _ = 1, turns do
        for i = 1, #order do
            local task = order[i]
            if task:is_ready() then
                task.turns = task.turns + 1
                self.switches = self.switches + i
                task:turn()
                break
            end
        end
    end
end

local function run(n)
    local system = System.new()
    IdleTask:new(system, IDLE, 0)
    WorkerTask:new(system, WORKER, 1000)
    HandlerTask:new(system, HANDLER, 2000)
    HandlerTask:new(system, 4, 2100)
    DeviceTask:new(system, 5, 3000)
    DeviceTask:new(system, 6, 3100)
    for i = 1, 6 do
        system.tasks[2].inbox:push(Packet.new(WORKER, 3 + i % 2))
    end
    system:run(n)
    local sum = system.switches
    for id, task in ipairs(system.tasks) do
        sum = sum + task.turns * id
        local packet = task.inbox:pop()
        while packet do
            sum = sum + packet.hops + packet.value
            packet = task.inbox:pop()
        end
    end
    return sum
end

return run
