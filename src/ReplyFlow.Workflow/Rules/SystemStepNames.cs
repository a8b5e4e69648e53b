using System.Collections.Frozen;

namespace ReplyFlow.Workflow.Rules;

/// <summary>
/// Names of the steps the machine does, as the checker's rules and the steps themselves use them; in files with the prefix
/// <c>ReplyFlow.</c>.
/// </summary>
public static class SystemStepNames
{
    /// <summary>编号.</summary>
    public const string AllocateNumber = "AllocateNumber";

    /// <summary>印制.</summary>
    public const string MakeLetter = "MakeLetter";

    /// <summary>送达代表.</summary>
    public const string DeliverLetter = "DeliverLetter";

    /// <summary>抄送.</summary>
    public const string DeliverCopies = "DeliverCopies";

    /// <summary>征询意见.</summary>
    public const string OpenFeedback = "OpenFeedback";

    /// <summary>告知.</summary>
    public const string Notify = "Notify";

    /// <summary>延期生效.</summary>
    public const string ApplyExtension = "ApplyExtension";

    /// <summary>撤回.</summary>
    public const string Withdraw = "Withdraw";

    /// <summary>归档.</summary>
    public const string Archive = "Archive";

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal, AllocateNumber, MakeLetter, DeliverLetter, DeliverCopies, OpenFeedback, Notify, ApplyExtension, Withdraw, Archive);
}
