-- Product of two n by n matrices, kept as arrays of rows: nested indexing, float multiply and add.

local function matrix(n, seed)
    local rows = {}
    for i = 1, n do
        local row = {}
        for j = 1, n do
            row[j] = ((i * seed + j * 7) % 31 - 15) / 8
        end
        rows[i] = row
    end
    return rows
end

local function multiply(a, b, n)
    local product = {}
    for i = 1, n do
        local a_row, row = a[i], {}
        for j = 1, n do
            local sum = 0.0
            for k = 1, n do
                sum = sum + a_row[k] * b[k][j]
            end
            row[j] = sum
        end
        product[i] = row
    end
    return product
end

local function run(n)
    local product = multiply(matrix(n, 3), matrix(n, 5), n)
    local sum = 0
    for i = 1, n do
        for j = 1, n do
            sum = sum + product[i][j] * ((i + j) % 3 + 1)
        end
    end
    return sum
end

return run
