using System.Collections.Frozen;

namespace ReplyFlow.Workflow.Rules;

/// <summary>Names of what a <c>Notify</c> may tell, as files use them; the product has a text for each.</summary>
public static class MessageNames
{
    /// <summary>会办意见已齐.</summary>
    public const string OpinionsReady = "opinionsReady";

    /// <summary>会办意见逾期.</summary>
    public const string OpinionsOverdue = "opinionsOverdue";

    /// <summary>延期已批准.</summary>
    public const string ExtensionApproved = "extensionApproved";

    /// <summary>延期未批准.</summary>
    public const string ExtensionRefused = "extensionRefused";

    /// <summary>撤回已批准.</summary>
    public const string WithdrawalApproved = "withdrawalApproved";

    /// <summary>撤回未批准.</summary>
    public const string WithdrawalRefused = "withdrawalRefused";

    /// <summary>代表未反馈.</summary>
    public const string FeedbackMissing = "feedbackMissing";

    /// <summary>The step's own title, where no other message fits.</summary>
    public const string Generic = "generic";

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal, OpinionsReady, OpinionsOverdue, ExtensionApproved, ExtensionRefused, WithdrawalApproved,
        WithdrawalRefused, FeedbackMissing, Generic);
}
