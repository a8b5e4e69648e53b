namespace ReplyFlow.Letters.Proofreading;

/// <summary>How sure a finding is.</summary>
public enum Sureness
{
    /// <summary>The text and the facts leave no other reading.</summary>
    Certain,

    /// <summary>Most probably so; a person has to look.</summary>
    Likely,
}
