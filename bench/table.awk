# The table that bench/run prints, from lines of: program, interpreter, round, seconds or "fail", runs, checksum.
# A program that failed or returned a wrong checksum has no time and no part in the means, and the status is 1.

function ratio_text(ratio) {
    return sprintf(ratio >= 99.95 ? "%.0f" : ratio >= 9.995 ? "%.1f" : "%.2f", ratio)
}

{
    place = $1 SUBSEP $2
    if ($4 == "fail") {
        failed[place] = 1
        next
    }
    times[place] = times[place] " " $4
    if (!(place in checksum)) checksum[place] = $6
    else if (checksum[place] != $6) checksum[place] = checksum[place] " and " $6
}

# Compares a program's checksums with lua5.4's, or where that did not run with those of the first that did.
function compare_checksums(program,    p, place, witness) {
    witness = (program SUBSEP "lua5.4") in times ? "lua5.4" : ""
    for (p = 1; p <= peer_count; p++) {
        place = program SUBSEP peers[p]
        if (!(place in times)) continue
        if (witness == "") witness = peers[p]
        if (checksum[place] == checksum[program, witness]) continue
        wrong[place] = 1
        print "DIFFERENT  " program ": " checksum[place] " on " peers[p] ", " checksum[program, witness] " on " witness
    }
}

END {
    peer_count = split(peer_names, peers, " ")
    program_count = split(program_names, programs, " ")
    base = peers[1]
    for (i = 1; i <= program_count; i++) compare_checksums(programs[i])
    for (place in failed) status = 1
    for (place in wrong) status = 1

    line = sprintf("%-16s", "seconds")
    for (p = 1; p <= peer_count; p++) line = line sprintf(" %10s", peers[p])
    line = line "  |"
    for (p = 2; p <= peer_count; p++) line = line sprintf(" %*s", column_width(p), peers[p] "/" base)
    print line

    for (i = 1; i <= program_count; i++) {
        program = programs[i]
        line = sprintf("%-16s", program)
        for (p = 1; p <= peer_count; p++) {
            place = program SUBSEP peers[p]
            if (place in failed) cell = "fail"
            else if (place in wrong) cell = "wrong"
            else if (place in times) cell = sprintf("%.4f", seconds[place] = median(times[place]))
            else cell = "n/a"
            line = line sprintf(" %10s", cell)
        }
        line = line "  |"
        for (p = 2; p <= peer_count; p++) {
            place = program SUBSEP peers[p]
            cell = "n/a"
            if (seconds[place] > 0 && seconds[program SUBSEP base] > 0) {
                ratio = seconds[place] / seconds[program SUBSEP base]
                cell = ratio_text(ratio)
                log_sum[p] += log(ratio)
                compared[p]++
                if (compared[p] == 1 || ratio < lowest[p]) {
                    lowest[p] = ratio
                    lowest_program[p] = program
                }
            }
            line = line sprintf(" %*s", column_width(p), cell)
        }
        print line
    }

    line = sprintf("%-16s", "geometric mean")
    for (p = 1; p <= peer_count; p++) line = line sprintf(" %10s", "")
    line = line "  |"
    for (p = 2; p <= peer_count; p++) {
        cell = compared[p] ? ratio_text(exp(log_sum[p] / compared[p])) : "n/a"
        line = line sprintf(" %*s", column_width(p), cell)
    }
    print line
    for (p = 2; p <= peer_count; p++) {
        if (compared[p]) {
            printf "lowest %s/%s: %s (%s), over %d programs\n", peers[p], base, ratio_text(lowest[p]), \
                lowest_program[p], compared[p]
        }
    }
    exit status
}

function column_width(p,    width) {
    width = length(peers[p] "/" peers[1])
    return width < 10 ? 10 : width
}
