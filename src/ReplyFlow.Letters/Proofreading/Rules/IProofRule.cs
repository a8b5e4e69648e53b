namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>One check. It keeps no state between letters.</summary>
internal interface IProofRule
{
    /// <summary>Whether the check gives errors, not warnings only.</summary>
    bool Blocks { get; }

    /// <summary>Reports what it finds.</summary>
    void Check(ProofInput input, FindingSink sink);
}
