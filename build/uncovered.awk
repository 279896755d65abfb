# Names the lines of Safety and Session that a Cobertura report counts as not covered, or not in every branch: file:line, once each.
/<class / {
    in_scope = /name="NanoStim\.Firmware\.(Safety|Session)\./
    match($0, /filename="[^"]*"/)
    file = substr($0, RSTART + 10, RLENGTH - 11)
}
in_scope && /<line / && (/hits="0"/ || (/condition-coverage=/ && !/condition-coverage="100%/)) {
    match($0, /number="[0-9]+"/)
    place = "firmware/NanoStim.Firmware/" file ":" substr($0, RSTART + 8, RLENGTH - 9)
    if (!(place in named)) {
        named[place] = 1
        print "    " place (/hits="0"/ ? "" : " (a branch)")
    }
}
