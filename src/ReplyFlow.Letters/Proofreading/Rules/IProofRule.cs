namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>One check. It keeps no state between letters.</summary>
internal interface IProofRule
{
    /// <summary>What it looks for, why, and examples.</summary>
    RuleSheet Sheet { get; }

    /// <summary>Reports what it finds.</summary>
    void Check(ProofInput input, FindingSink sink);
}
