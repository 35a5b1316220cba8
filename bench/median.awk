# For the tables of bench/run and bench/threads/run.

# Sorts the numbers of a list, separated by blanks, into values; returns how many there are.
function sorted(list, values,    count, i, j, value) {
    count = split(list, values, " ")
    for (i = 2; i <= count; i++) {
        value = values[i] + 0
        for (j = i - 1; j >= 1 && values[j] + 0 > value; j--) values[j + 1] = values[j]
        values[j + 1] = value
    }
    return count
}

function median(list,    values, count) {
    count = sorted(list, values)
    return (values[int((count + 1) / 2)] + values[int((count + 2) / 2)]) / 2
}
