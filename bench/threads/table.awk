# The tables that bench/threads/run prints, from lines of: program, name, unit, first figure, second figure, ratio.
# A figure is the median over the rounds, a ratio the median of their ratios, with the least and the greatest.

BEGIN {
    FS = "\t"
    heading["access"] = "access to a table        unshared      shared"
    heading["parallel"] = "program                one thread two threads"
    order = "access parallel start hammer"
    heading["start"] = "threads, one by one        median       least"
    heading["hammer"] = "one table, 65,536 keys    Farside ConcurrentHM"
}

{
    place = $1 FS $2
    if (!(place in unit)) {
        places[++count] = place
        unit[place] = $3
    }
    for (i = 4; i <= 6; i++) figures[place, i] = figures[place, i] " " $i
}

END {
    programs = split(order, program, " ")
    for (i = 1; i <= programs; i++) {
        print (i > 1 ? "\n" : "") heading[program[i]] "  ratio  (least, greatest)"
        for (p = 1; p <= count; p++) if (index(places[p], program[i] FS) == 1) row(places[p])
    }
}

function row(place,    part, ratios, last) {
    split(place, part, FS)
    last = sorted(figures[place, 6], ratios)
    printf "%-24s %5.4g %s %7.4g %s %6.2f  (%.2f, %.2f)\n", part[2], median(figures[place, 4]), unit[place],
        median(figures[place, 5]), unit[place], median(figures[place, 6]), ratios[1], ratios[last]
}
