using System.Collections.Frozen;

namespace ReplyFlow.Workflow.Rules;

/// <summary>Names of the events that start steps beside the main line, as files use them.</summary>
public static class EventNames
{
    /// <summary>申请延期.</summary>
    public const string ExtensionRequested = "extensionRequested";

    /// <summary>代表提出撤回.</summary>
    public const string WithdrawalRequested = "withdrawalRequested";

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal, ExtensionRequested, WithdrawalRequested);
}
