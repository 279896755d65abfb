using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

[TestClass]
public class CatalogueTests
{
    [TestMethod]
    [Requirement("SR-12")]
    public void Every_program_can_be_delivered()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            PlanResult result = ProgramCheck.Check(ProgramCatalogue.At(i), new FakeBoard(), new PulsePlan());
            Assert.AreEqual((int)PlanResult.Ok, (int)result, ProgramCatalogue.At(i).Name);
        }
    }

    [TestMethod]
    public void Every_program_has_a_title_that_is_not_its_name()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            Assert.IsTrue(program.Title.Length > program.Name.Length, program.Name);
        }

        Assert.IsNull(ProgramCatalogue.Find("x"));
    }

    [TestMethod]
    public void Each_mode_has_at_least_four_programs_with_its_prefix()
    {
        int microcurrent = 0;
        int ems = 0;
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            Assert.AreSame(program, ProgramCatalogue.Find(program.Name));
            Assert.IsTrue(program.Name.StartsWith(ModeCatalogue.Of(program.Mode).Name + "-"));
            if (program.Mode == StimulationMode.Ems)
            {
                ems++;
            }
            else
            {
                microcurrent++;
            }
        }

        Assert.IsTrue(microcurrent >= 4);
        Assert.IsTrue(ems >= 4);
    }

    [TestMethod]
    [DataRow(1, "ms-facial")]
    [DataRow(2, "ms-ten-and-ten")]
    [DataRow(3, "ms-slow-square")]
    [DataRow(4, "ms-thirty")]
    [DataRow(5, "ms-positive")]
    [DataRow(6, "ms-negative")]
    [DataRow(7, "ms-two-stage")]
    [DataRow(8, "ems-short-contractions")]
    [DataRow(9, "ems-quadriceps")]
    [DataRow(10, "ems-forty")]
    [DataRow(11, "ems-thirty")]
    [DataRow(12, "ems-abdominal")]
    [DataRow(13, "ems-trapezius")]
    [Requirement("SR-20")]
    public void Stored_id_of_a_program_never_changes(int id, string name)
    {
        // A new program gets a new row here. No row may change: devices have these numbers in their memories.
        Assert.AreEqual(name, ProgramCatalogue.OfId(id).Name);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Every_program_has_an_id_of_its_own_that_fits_into_a_byte()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            Assert.IsTrue(program.Id > TreatmentProgram.NoId && program.Id <= 255, program.Name);
            Assert.AreSame(program, ProgramCatalogue.OfId(program.Id));
        }

        Assert.IsNull(ProgramCatalogue.OfId(TreatmentProgram.NoId));
        Assert.IsNull(ProgramCatalogue.OfId(200));
    }

    [TestMethod]
    public void Program_that_is_not_of_the_catalogue_has_no_id()
    {
        Assert.AreEqual(TreatmentProgram.NoId, StoredUsage.Seconds(60).Id);
    }

    [TestMethod]
    [DataRow("ms-positive", true)]
    [DataRow("ms-negative", true)]
    [DataRow("ms-facial", false)]
    [DataRow("ms-ten-and-ten", false)]
    [DataRow("ms-slow-square", false)]
    [DataRow("ems-quadriceps", false)]
    [Requirement("SR-7")]
    public void Monophasic_programs_move_net_charge(string name, bool moves)
    {
        Assert.AreEqual(moves, ProgramCatalogue.Find(name).MovesNetCharge());
    }

    [TestMethod]
    public void Mode_button_goes_round_the_programs_of_a_mode()
    {
        TreatmentProgram first = ProgramCatalogue.NextOf(StimulationMode.Ems, null);
        TreatmentProgram program = first;
        int count = 0;
        do
        {
            Assert.IsTrue(program.Mode == StimulationMode.Ems);
            program = ProgramCatalogue.NextOf(StimulationMode.Ems, program);
            count++;
        }
        while (program != first && count < 100);
        Assert.AreEqual(6, count);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Fault_numbers_and_names_are_unique()
    {
        for (int i = 0; i < FaultCatalogue.Count; i++)
        {
            FaultEntry entry = FaultCatalogue.At(i);
            Assert.AreSame(entry, FaultCatalogue.Of(entry.Code));
            Assert.IsTrue(entry.Text.Length > 0 && entry.Remedy.Length > 0);
            for (int k = 0; k < i; k++)
            {
                Assert.IsTrue(FaultCatalogue.At(k).Name != entry.Name);
            }
        }

        Same.Are(FaultCode.InternalError, FaultCatalogue.Of((FaultCode)9999).Code);
    }

    [TestMethod]
    [DataRow(999, 1000, 0, false)]
    [DataRow(1000, 1000, 0, true)]
    [DataRow(0, 1000, 0, true)]
    [DataRow(1000, 99, 0, false)]
    [DataRow(120001, 1000, 0, false)]
    [DataRow(1000, 1000, -1, false)]
    [Requirement("SR-12")]
    public void On_time_holds_the_ramp(int onMillis, int rampMillis, int offMillis, bool valid)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 50000, 300, 0);
        TreatmentSegment segment = new TreatmentSegment(train, 60, rampMillis, onMillis, 1000, offMillis, 100);
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Ems, new TreatmentSegment[] { segment });
        PlanResult expected = valid ? PlanResult.Ok : PlanResult.TimingInvalid;
        Assert.AreEqual((int)expected, (int)ProgramCheck.Check(program, new FakeBoard(), new PulsePlan()));
    }

    [TestMethod]
    [DataRow(1, 1800, (int)PlanResult.Ok)]
    [DataRow(1, 1801, (int)PlanResult.DurationOutOfRange)]
    [DataRow(2, 901, (int)PlanResult.DurationOutOfRange)]
    [DataRow(0, 60, (int)PlanResult.DurationOutOfRange)]
    [DataRow(2147483647, 2147483647, (int)PlanResult.DurationOutOfRange)]
    [Requirement("SR-19")]
    public void Program_is_no_longer_than_its_mode_allows(int repeats, int seconds, int expected)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 50000, 300, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, seconds, 1000, 0, 1000, 0, 100) };
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Ems, segments, 0, 0, repeats);
        Assert.AreEqual(expected, (int)ProgramCheck.Check(program, new FakeBoard(), new PulsePlan()));
    }
}
