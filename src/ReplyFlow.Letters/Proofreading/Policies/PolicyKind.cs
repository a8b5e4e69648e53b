namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>What a document of the library is.</summary>
public enum PolicyKind
{
    /// <summary>A document that may be cited: a plan, measures, rules, a notice that issues them.</summary>
    Policy,

    /// <summary>News or a web page: tells of a policy, but is none.</summary>
    News,

    /// <summary>A reply to a deputy or another letter.</summary>
    Letter,

    /// <summary>None of these, by its form.</summary>
    Other,
}
