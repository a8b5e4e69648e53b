namespace ReplyFlow.Letters.Proofreading;

/// <summary>What a finding means for sign-off.</summary>
public enum Severity
{
    /// <summary>W: may be waived with a reason, which is kept.</summary>
    Warning,

    /// <summary>E: blocks sign-off.</summary>
    Error,
}
