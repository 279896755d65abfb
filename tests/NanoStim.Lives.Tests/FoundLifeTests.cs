using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>Lives that the search has found, in their shortest forms: defects that are mended, and cases in which the judge was too sure of what had been asked for.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FoundLifeTests
{
    /// <summary>The transfer of a start leaves the light off, and the pattern of the session before went on.</summary>
    [TestCase("ems", "1kohm", """
        after 4000 ms wait - 0
        after 20 ms say :PROG:NAME\s"ems-short-contractions";:CURR\s55000UA;:OUTP\sON\n 1
        after 1149 ms say ABOR\n 1
        after 10 ms press plus 109
        """)]
    [TestCase("ms", "1kohm", """
        after 4000 ms wait - 0
        after 300 ms press plus 37
        after 300 ms press plus 18
        after 300 ms press plus 18
        after 300 ms press plus 18
        after 300 ms press plus 150
        after 10 ms say \x03 1
        """)]
    [Requirement("SR-31")]
    public void Light_is_on_after_a_start_that_follows_a_stop_at_once(string slide, string load, string actions)
    {
        LifeResult result = Run(slide, load, actions, 1);

        Assert.That(result.Charge, Is.GreaterThan(0));
        Assert.That(result.Violations, Is.Empty);
    }

    [Test]
    [Requirement("SR-32")]
    public void Number_that_is_no_boolean_starts_nothing()
    {
        LifeResult result = Run("ms", "2kohm", """
            after 4000 ms wait - 0
            after 10 ms say :CURR\s420UA\n 1
            after 1814 ms say :OUTP\s2\n 1
            after 3000 ms wait - 0
            """, 1);

        Assert.That(result.Charge, Is.Zero);
        Assert.That(result.Violations, Is.Empty);
    }

    [TestCase("an intensity that is read after the press that starts", "1Mohm", 1, """
        after 4000 ms wait - 0
        after 0 ms say :CURR\sMAX\n 1
        after 10 ms press plus 37
        after 1000 ms wait - 0
        """)]
    [TestCase("a chain that is refused without the strap", "500ohm", 1, """
        after 4000 ms wait - 0
        after 0 ms strap out 0
        after 1050 ms say *RST;:PROG:NAME\s"ms-two-stage";:CURR\s560UA;:OUTP\sON\n 1
        after 1444 ms press plus 18
        """)]
    [TestCase("a press between two commands of a line", "fes-pad", 168766, """
        after 4000 ms wait - 0
        after 100 ms say PULS:WIDT\s5500US;:FREQ\s41HZ;:PULS:SHAP\sBIPH;:CURR\s80UA;:OUTP\sON\n 1
        after 600 ms press mode 18
        """)]
    [TestCase("contacts of STOP that are too short to be read, with no output on", "10kohm", 1, """
        after 4000 ms wait - 0
        after 0 ms bounce stop 6
        after 10 ms press plus 37
        """)]
    [TestCase("a charger that comes and goes before a start that waits at the console", "250ohm", 1, """
        after 4000 ms wait - 0
        after 0 ms say *IDN?\n*IDN?\nPROG:NAME\s"ms-slow-square";:CURR\s280UA;:OUTP\sON\n 1
        after 20 ms charger in 0
        after 30 ms charger out 0
        after 4000 ms wait - 0
        """)]
    [TestCase("a chain that a slide in between has made void", "10kohm", 642961, """
        after 4000 ms wait - 0
        after 591 ms say *RST;:PROG:NAME\s"ms-two-stage";:CURR\s510UA;:OUTP\sON\n 1
        after 0 ms slide ems 0
        after 8600 ms press mode 300
        after 600 ms press plus 300
        after 2486 ms wait - 0
        """)]
    [TestCase("a flood that takes the line that stops with it", "100ohm", 454586, """
        after 4000 ms wait - 0
        after 239 ms command ms-thirty 40
        after 3033 ms say OUTP\sOFF\n 62
        after 1435 ms wait - 0
        """)]
    [TestCase("commands of a line that has no end", "10ohm", 150072, """
        after 4000 ms wait - 0
        after 304 ms say PULS:WIDT\s5000US;:FREQ\s30HZ;:P 1
        after 4600 ms press mode 300
        after 3492 ms press mode 300
        after 600 ms press plus 300
        after 1840 ms wait - 0
        """)]
    [TestCase("a line that waits behind a command", "20kohm", 316872, """
        after 0 ms slide ems 0
        after 1333 ms say OUTP:PROT:TEXT?;:DUR\s5S;*IDN?;*OPC?;:PULS:WIDT\s500US;:FREQ\s9HZ;:PULS:SHAP\sBIPH\n 1
        after 147 ms say *RST;:SYST:WDOG\s4S;:PROG:NAME\s"ems-abdominal";:CURR\s45000UA;:OUTP\sON\n 1
        after 618 ms chat MEAS:ALL?\n 9
        after 2499 ms command ems-short-contractions 60000
        after 2349 ms wait - 0
        """)]
    [TestCase("a phase input that is lost and works again before any current flows", "10kohm", 600338, """
        after 0 ms slide ems 0
        after 4000 ms wait - 0
        after 600 ms press mode 300
        after 600 ms press plus 300
        after 1838 ms press plus 150
        after 300 ms press plus 150
        after 83 ms break gpio-25-stuck-low 0
        after 1357 ms mend gpio-25-stuck-low 0
        after 3227 ms wait - 0
        """)]
    [TestCase("a line that is read with the slide at the other end", "10ohm", 161857, """
        after 1518 ms say *RST;:CURR\s600UA;:CURR\s601UA\n 1
        after 0 ms slide ems 0
        after 8600 ms press mode 300
        after 698 ms press mode 300
        after 600 ms press mode 300
        after 600 ms press plus 300
        after 2091 ms wait - 0
        """)]
    [TestCase("STOP, which brings no program where the slide is at the other mode", "100ohm", 369649, """
        after 0 ms slide ems 0
        after 8772 ms press stop 997
        after 3340 ms press mode 300
        after 600 ms press mode 300
        after 600 ms press mode 300
        after 600 ms press plus 300
        after 2215 ms wait - 0
        """)]
    [TestCase("a line that waits for the replies of those before it", "tes-lab", 857032, """
        after 0 ms slide ems 0
        after 4000 ms wait - 0
        after 361 ms say *RST;:PROG:NAME\s"ems-abdominal";:CURR\s56000UA;:OUTP\sON\n 1
        after 759 ms chat SYST:STAT?\n 8
        after 2552 ms chat PROG:CAT?\r 3
        after 5000 ms wait - 0
        """)]
    [TestCase("a slide that is there and back at once", "1kohm", 292552, """
        after 0 ms slide ems 0
        after 4000 ms wait - 0
        after 295 ms command ems-short-contractions 33000
        after 379 ms slide ms 0
        after 0 ms slide ems 0
        after 4000 ms wait - 0
        """)]
    [TestCase("a current in the self-test that the converter cannot tell from its offset", "1Mohm", 692683, """
        after 0 ms break set-point-stuck-high 0
        after 321 ms dry - 19
        after 4000 ms wait - 0
        """)]
    [TestCase("a start that comes in the same step as the stop before it", "500ohm", 1, """
        after 0 ms slide ems 0
        after 4000 ms wait - 0
        after 20 ms say OUTP\sOFF\n 1
        after 20 ms say :PROG:NAME\s"ems-short-contractions";:CURR\s16000UA;:OUTP\sON\n 1
        after 1200 ms wait - 0
        """)]
    [TestCase("a press that is read after a stop that was sent a moment later", "50kohm", 1, """
        after 4000 ms wait - 0
        after 300 ms press plus 75
        after 0 ms say \x03 1
        after 3000 ms wait - 0
        """)]
    [TestCase("a phase that had begun when the slide was moved to the other mode", "5kohm", 1, """
        after 2550 ms wait - 0
        after 10 ms command ms-facial 600
        after 3051 ms slide ems 0
        """)]
    [TestCase("the last phase of a contact check whose current still rose", "500ohm", 1, """
        after 2550 ms wait - 0
        after 10 ms command ms-positive 30
        after 989 ms say CURR\sMAX\n 1
        """)]
    [TestCase("the same in the other polarity, and below", "10ohm", 1, """
        after 2550 ms wait - 0
        after 20 ms command ms-negative 600
        after 1643 ms load 1kohm 0
        after 0 ms press stop 12
        after 600 ms press plus 150
        after 1491 ms say CURR\sMAX\n 1
        """)]
    [TestCase("a stop among noise, before a press that would be a pause", "1kohm", 1, """
        after 2550 ms wait - 0
        after 10 ms command ms-ten-and-ten 600
        after 1258 ms say j\x1E'V\x13\x0C\x89\xE1\xC4\x1F\x86\xE9la\xEC\xBD\x17^_\xA6\xAD\xD2g@$U\x9Ahv\xF3\xE2\xC5\x9F\xEC\tc\x93K\x18\x92i\\0\xBF\x8AT\x03\x1Eu\xCF""=\xCD5\x98\xB7\xE72\xBEr\sj\xD0<\xC0I\x80X\x88*\xCCF\xCC<Q\xA1\xA7\xB6\xCFQ|\xF3\xA7\xD0\xC0\x88\xD1\xB6q\xAC\xAC\x18Y\sH\xF1`\x82\xC9\n\x83\xC5\xEC\xA4V\xDBq\x90\xE4\xF6\x0F1cl\xF5-\xC3\xFFQ8x\xC9\xE7\xDC~\xB3\xEC\xAB\xF3_A$\xED\xC4\xCE\xB6\x06\x02z\xE5\x17@\xD2z\x9Cz\xB5\xEC*\x1A.`\x06\x90\x92\xB9\xDE\x10&\xA2\xEE\xC5\x9D\x85\xB5\xEAD\x9E\x9E?'\xC0\x85\x96!7 1
        after 600 ms press mode 75
        after 70 ms press plus 75
        """)]
    [TestCase("a line that is read after the slide has come to its mode", "100ohm", 1, """
        after 4000 ms wait - 0
        after 10 ms say :PROG:NAME\s"ems-trapezius";:CURR\s25000UA;:OUTP\sON\n 1
        after 10 ms slide ems 0
        after 843 ms chat SYST:STAT?\n 1
        after 1000 ms wait - 0
        """)]
    [TestCase("a late loop in a self-test in which a failed part passes current for a moment", "500ohm", 1, """
        after 0 ms break set-point-stuck-high 0
        after 2050 ms break late-loop 0
        after 3000 ms wait - 0
        """)]
    [TestCase("a pulse that the stop of a line has cut, before the train that the line starts", "2kohm", 761051, """
        after 2550 ms wait - 0
        after 20 ms command ms-facial 600
        after 602 ms say *RST;PULS:WIDT\s3000US;:FREQ\s35HZ;:PULS:SHAP\sBIPH;:CURR\s100UA;:OUTP\sON\n 1
        after 830 ms wait - 0
        """)]
    [TestCase("the head of a line, long before its end", "body-pad", 1, """
        after 4000 ms wait - 0
        after 10 ms say *RST; 1
        after 541 ms command ms-negative 370
        after 10 ms say PROG:NAME\s"ms-positive"\n 1
        after 3000 ms wait - 0
        """)]
    [TestCase("a lower intensity, which counts within a pulse", "short", 259477, """
        after 4000 ms wait - 0
        after 1353 ms say *RST;:PROG:NAME\s"ms-thirty";:CURR\s370UA;:OUTP\sON\n 1
        after 677 ms chat MEAS:ALL?\n 5
        after 320 ms wait - 0
        after 2145 ms say CURR\s10UA\n 1
        after 1185 ms wait - 0
        """)]
    [TestCase("a program that is chosen by a line after the press that was to bring the next one", "2kohm", 1, """
        after 0 ms slide ems 0
        after 4020 ms wait - 0
        after 20 ms say PROG:NAME\s"ems-trapezius"\r 2
        after 600 ms press mode 300
        after 300 ms press plus 18
        after 1500 ms wait - 0
        """)]
    [TestCase("a pulse of which the slide was moved to the other mode", "500ohm", 1, """
        after 0 ms slide ems 0
        after 2550 ms wait - 0
        after 10 ms command ems-thirty 60000
        after 1924 ms say ]UTP:PROT:CLE\n 1
        after 3449 ms slide ms 0
        """)]
    [TestCase("an intensity in a unit of time, which is refused", "1kohm", 1, """
        after 2550 ms wait - 0
        after 10 ms command ms-thirty 400
        after 1877 ms say CURR\s200US\r 1
        after 2376 ms say \x03 1
        """)]
    [TestCase("a press that is read after STOP, and brings another program", "2kohm", 1, """
        after 4000 ms wait - 0
        after 10 ms press plus 37
        after 1609 ms wait - 0
        after 600 ms press mode 58
        after 0 ms press stop 100
        after 150 ms press plus 150
        """)]
    [TestCase("two lines that begin again, as long after each other as pulses are alike", "2kohm", 1, """
        after 0 ms slide ems 0
        after 2000 ms wait - 0
        after 1294 ms say :PROG:NAME\s"ems-thirty";:CURR\s24000UA;:OUTP\sON\n 1
        after 1294 ms say *RST;:PROG:NAME\s"ems-thirty";:CURR\s24000UA;:OUTP\sON\n 2
        after 819 ms chat SYST:STAT?\n 1
        """)]
    [TestCase("a slide that is moved while a press, or a command, starts", "10kohm", 1, """
        after 2480 ms press plus 1911
        after 0 ms slide ems 0
        after 20 ms command ems-thirty 40000
        """)]
    [TestCase("a resume that lights at once", "10kohm", 813797, """
        after 4429 ms wait - 0
        after 4000 ms wait - 0
        after 600 ms press mode 18
        after 600 ms press mode 18
        after 600 ms press mode 75
        after 600 ms press plus 300
        after 1681 ms wait - 0
        after 300 ms press plus 150
        after 300 ms press plus 150
        after 300 ms press plus 150
        after 2326 ms wait - 0
        after 0 ms press mode 300
        after 1267 ms press mode 300
        after 0 ms press both 2400
        """)]
    [TestCase("a polarity that lasts until a late step ends it", "500ohm", 649515, """
        after 4000 ms wait - 0
        after 300 ms press mode 37
        after 300 ms press mode 75
        after 600 ms press plus 75
        after 1975 ms wait - 0
        after 300 ms press plus 18
        after 300 ms press plus 18
        after 300 ms press plus 150
        after 300 ms press plus 150
        after 2138 ms break gc-pause 0
        """)]
    public void Judge_leaves_open_what_is_open(string what, string load, int seed, string actions)
    {
        LifeResult result = Run("ms", load, actions, seed);

        Assert.That(result.Charge, Is.GreaterThan(0), what);
        Assert.That(result.Violations, Is.Empty, what);
    }

    /// <summary>What the sink's peak hold still shows of the self-test hides an excess from it, but not from the lead of the load.</summary>
    [TestCase("ms-facial", "10kohm", 30)]
    [TestCase("ms-facial", "1kohm", 10)]
    [TestCase("ms-two-stage", "500ohm", 30)]
    [TestCase("ms-slow-square", "20kohm", 100)]
    [Requirement("SR-13")]
    public void Excess_soon_after_the_self_test_is_seen_at_once(string program, string load, int microAmps)
    {
        LifeResult result = Run("ms", load, $"""
            after 0 ms break set-point-divider-open 0
            after 2600 ms wait - 0
            after 10 ms command {program} {microAmps}
            after 4000 ms wait - 0
            """, 1);

        Assert.That(result.Charge, Is.GreaterThan(0));
        Assert.That(result.Violations, Is.Empty);
    }

    /// <summary>What comes together may be read in any order, and a stuck button is a press that no line that came before it takes back. Each of these was judged otherwise once.</summary>
    [TestCase("""
        after 20 ms off - 11
        after 1310 ms wait - 0
        after 20 ms press stop 25
        after 10 ms press mode 150
        after 600 ms press plus 150
        after 1796 ms wait - 0
        after 363 ms press plus 150
        """, 291495, "10kohm")]
    [TestCase("""
        after 0 ms slide ms 0
        after 4000 ms wait - 0
        after 4000 ms wait - 0
        after 600 ms press mode 18
        after 600 ms press mode 300
        after 0 ms slide ems 0
        after 600 ms press mode 300
        after 300 ms press plus 18
        """, 835317, "10kohm")]
    [TestCase("""
        after 4000 ms wait - 0
        after 10 ms say :FREQ\s73HZ;:OUTP\sON\n 1
        after 320 ms say ABOR\n 1
        after 1580 ms break gpio-4-stuck-low 0
        after 2095 ms wait - 0
        """, 1, "2kohm")]
    [TestCase("""
        after 2000 ms wait - 0
        after 260 ms say :PULS:SHAP\sBIPH\n 1
        after 1200 ms wait - 0
        after 1126 ms say ABOR\n 1
        after 20 ms break gpio-4-stuck-low 0
        after 2186 ms wait - 0
        """, 1, "2kohm")]
    public void What_comes_together_is_judged_in_any_order(string actions, int seed, string load)
    {
        LifeResult result = Run("ems", load, actions, seed);

        Assert.That(result.Charge, Is.GreaterThan(0));
        Assert.That(result.Violations, Is.Empty);
    }

    /// <summary>The same, from power-up in microcurrent: faults and acts that hide each other for a time.</summary>
    [TestCase("a short STOP beside a press", """
        after 2251 ms wait - 0
        after 1270 ms chat *OPC?\n 1
        after 986 ms press plus 26
        after 0 ms press stop 2
        """, 1, "10kohm")]
    [TestCase("a short STOP before the output is armed", """
        after 1123 ms wait - 0
        after 280 ms say :OUTP\sON\n 1
        after 2546 ms chat *OPC?\n 1
        after 2679 ms press plus 13
        after 10 ms press stop 2
        """, 1, "10kohm")]
    [TestCase("STOP with its input dead, and a command", """
        after 0 ms break gpio-5-stuck-low 0
        after 10 ms off - 0
        after 1275 ms wait - 0
        after 0 ms press stop 25
        after 10 ms command ms-negative 460
        """, 1, "2kohm")]
    [TestCase("STOP with its input dead, and a line", """
        after 0 ms break gpio-5-stuck-low 0
        after 2000 ms wait - 0
        after 270 ms say :CURR\s240UA;:OUTP\sON\n 1
        after 0 ms press stop 25
        """, 1, "2kohm")]
    [TestCase("a battery that is seen again", """
        after 4000 ms wait - 0
        after 300 ms press mode 37
        after 600 ms press mode 75
        after 600 ms press plus 75
        after 1554 ms wait - 0
        after 1769 ms chat OUTP?\n 1
        after 300 ms press plus 75
        after 300 ms press plus 75
        after 2182 ms battery - 2943
        after 2182 ms battery - 2943
        after 1228 ms break adc-supply-offset-up 0
        after 2027 ms mend adc-supply-offset-up 0
        """, 1, "5kohm")]
    [TestCase("a battery that is seen again, no ramp", """
        after 4000 ms wait - 0
        after 150 ms press plus 37
        after 1865 ms wait - 0
        after 0 ms press both 150
        after 2717 ms battery - 2926
        after 50 ms break adc-supply-offset-up 0
        after 1979 ms idle - 13
        after 700 ms mend adc-supply-offset-up 0
        """, 357874, "2kohm")]
    [TestCase("a charger that leaves before a press is read", """
        after 600 ms press mode 18
        after 2394 ms wait - 0
        after 3030 ms bit - 9381
        after 3393 ms charger in 0
        after 2460 ms wait - 0
        after 0 ms off - 18
        after 4000 ms wait - 0
        after 488 ms wait - 0
        after 600 ms press mode 300
        after 600 ms press mode 300
        after 600 ms press mode 300
        after 600 ms press plus 300
        after 2456 ms wait - 0
        after 300 ms press plus 75
        after 45 ms charger out 0
        """, 266829, "1kohm")]
    [TestCase("a slide between two lines", """
        after 2000 ms wait - 0
        after 669 ms say \x85\n$\xFE\xD7|L\xB6Q\xF2 1
        after 426 ms say :OUTP\sON\n 1
        after 30 ms bit - 21579
        after 519 ms wait - 0
        after 753 ms say :PROG:NAME\s"ems-quadriceps";:CURR\s36000UA;:OUTP\sON\n 1
        after 0 ms slide ems 0
        """, 1, "10ohm")]
    [TestCase("a train that was cut within a pulse", """
        after 0 ms slide ems 0
        after 4000 ms wait - 0
        after 1318 ms say *RST;PULS:WIDT\s280US;:FREQ\s93HZ;:PULS:SHAP\sBIPH;:CURR\s55000UA;:OUTP\sON\n 1
        after 675 ms chat MEAS:ALL?\n 13
        after 638 ms wait - 0
        after 660 ms say *RST;:PROG:NAME\s"ems-trapezius";:CURR\s37000UA;:OUTP\sON\n 1
        after 841 ms chat SYST:STAT?\n 1
        after 1857 ms wait - 0
        """, 1, "500ohm")]
    public void What_was_hidden_counts_from_when_it_can_be_seen(string what, string actions, int seed, string load)
    {
        LifeResult result = Run("ms", load, actions, seed);

        Assert.That(result.Violations, Is.Empty, what);
    }

    /// <summary>The second one used to take the place of the first, which its mending then took away as well.</summary>
    [TestCase("after 200 ms wait - 0")]
    [TestCase("after 200 ms mend collection-every-step 0")]
    [Requirement("SR-15")]
    public void Two_faults_of_the_loop_are_both_there(string next)
    {
        LifeResult result = Run("ems", "1kohm", $"""
            after 4000 ms wait - 0
            after 10 ms command ems-abdominal 17000
            after 1500 ms break slow-loop 0
            after 30 ms break collection-every-step 0
            {next}
            after 3000 ms wait - 0
            """, 690669);

        Assert.That(result.Fault, Is.Not.Zero);
        Assert.That(result.Violations, Is.Empty);
    }

    private static LifeResult Run(string slide, string load, string actions, int seed)
    {
        string first = slide == "ems" ? "after 0 ms slide ems 0\n" : "";
        return LifeRun.Of(Life.Parse($"nanostim life 1\nseed {seed}\nload {load}\n{first}{actions}"));
    }
}
