using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// The user program: read at power-up, written when the console says so, always with the output off. What it offers has passed the checks of every program
/// in this power-up, by the code that judges those of the catalogue; a record that was good once is not trusted.
/// </summary>
internal sealed class UserProgramStore
{
    // A short press of MINUS can disturb a reading of the memory on the reference board.
    private const int Readings = 3;

    private readonly IBackupMemory _memory;
    private readonly IPulseGenerator _pulses;
    private readonly PulsePlan _scratch = new PulsePlan();
    private readonly UserDraft _stored = new UserDraft();
    private readonly byte[] _all = new byte[StoredSettings.MemoryBytes];
    private readonly byte[] _record = new byte[UserRecord.Size];

    internal UserProgramStore(IBackupMemory memory, IPulseGenerator pulses)
    {
        _memory = memory;
        _pulses = pulses;
    }

    /// <summary>The user program; null where none can be offered.</summary>
    internal TreatmentProgram Program { get; private set; }

    /// <summary>What is known of the record.</summary>
    internal UserProgramStatus Status { get; private set; } = UserProgramStatus.NoMemory;

    /// <summary>Why the last program was refused: one that was read, or one that was to be stored.</summary>
    internal PlanResult Reason { get; private set; }

    /// <summary>Reads and judges the record.</summary>
    internal void Load()
    {
        Program = null;
        Reason = PlanResult.Ok;
        Status = UserProgramStatus.NoMemory;
        for (int i = 0; i < Readings && _memory.IsFitted && _memory.Read(_all); i++)
        {
            for (int at = 0; at < _record.Length; at++)
            {
                _record[at] = _all[UserRecord.At + at];
            }

            Status = UserProgramStatus.Damaged;
            if (UserRecord.Decode(_record, _stored))
            {
                Take();
                return;
            }
        }
    }

    /// <summary>A memory that is new has no user program: without this it would have one that is damaged.</summary>
    internal void Begin()
    {
        if (Status == UserProgramStatus.Damaged)
        {
            Delete();
        }
    }

    /// <summary>Judges a draft, and stores it where it passes. One that does not leaves everything as it was.</summary>
    /// <returns>Ok where the memory holds it.</returns>
    internal PlanResult Save(UserDraft draft)
    {
        Reason = Judge(draft.ToProgram());
        return Reason == PlanResult.Ok ? Write(draft) : Reason;
    }

    /// <summary>Removes the program from the memory.</summary>
    internal PlanResult Delete()
    {
        _stored.Clear(_stored.Mode);
        return Write(_stored);
    }

    /// <summary>Copies what is stored into a draft.</summary>
    /// <returns>False, and the draft left alone, where no program is offered.</returns>
    internal bool CopyTo(UserDraft draft)
    {
        if (Program == null)
        {
            return false;
        }

        draft.CopyFrom(_stored);
        return true;
    }

    private PlanResult Write(UserDraft draft)
    {
        UserRecord.Encode(draft, _record);
        bool isWritten = _memory.IsFitted && _memory.Write(_record, UserRecord.At);

        // What counts is what the memory gives back, whether or not the write went well.
        Load();
        Reason = isWritten && (Status == UserProgramStatus.Valid || Status == UserProgramStatus.Empty) ? PlanResult.Ok : PlanResult.NotStored;
        return Reason;
    }

    private void Take()
    {
        if (_stored.Count == 0)
        {
            Status = UserProgramStatus.Empty;
            return;
        }

        TreatmentProgram program = _stored.ToProgram();
        Reason = Judge(program);
        Status = Reason == PlanResult.Ok ? UserProgramStatus.Valid : UserProgramStatus.Refused;
        Program = Reason == PlanResult.Ok ? program : null;
    }

    private PlanResult Judge(TreatmentProgram program)
    {
        PlanResult result = ProgramCheck.Check(program, _pulses, _scratch);
        return result == PlanResult.Ok ? ProgramCheck.CheckNetCharge(program, _pulses, _scratch) : result;
    }
}
