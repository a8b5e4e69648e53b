using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: who signs is who issues. A shorter name of the same body is no other one.</summary>
internal sealed class SignatureRule : IProofRule
{
    private const int Slip = 2;

    public RuleSheet Sheet { get; } = new(12, "署名与发文机关是同一单位", Severity.Error, Grounds.Format("7.3.5"), ["signature=示例市民政厅", "signature=示例市民证局"],
        ["signature=示例市民政局", "signature=市民政局", "issuer=示例市民政局文件|signature=示例市民政局"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        Check(input.Letter.Issuer, input.Letter.Signature, sink);
        foreach (var other in input.Letter.CoIssuers)
            Check(other.Issuer, other.Signature, sink);
    }

    private static void Check(string issuedBy, string signedBy, FindingSink sink)
    {
        var (issuer, signature) = (Plain(issuedBy), Plain(signedBy));
        if (issuer.Length == 0 || signature.Length == 0 || issuer == signature || IsShort(signature, issuer) || IsShort(issuer, signature))
            return;
        var isSlip = issuer.Length == signature.Length && issuer.Zip(signature).Count(p => p.First != p.Second) <= Slip;
        sink.Field(isSlip ? Severity.Error : Severity.Warning, "signature", signedBy,
            $"署名“{signedBy}”与发文机关“{issuedBy}”不一致",
            isSlip ? issuedBy : null);
    }

    private static string Plain(string name)
    {
        var plain = Chars.WithoutSpaces(name);
        var bracket = plain.AsSpan().IndexOfAny('（', '(');
        plain = bracket > 0 ? plain[..bracket] : plain;
        return plain.EndsWith("文件", StringComparison.Ordinal) ? plain[..^2] : plain;
    }

    /// <summary>Whether every character of the shorter stands in the longer, in order: 市工信局 in 示例市工业和信息化局.</summary>
    private static bool IsShort(string shorter, string longer)
    {
        var at = 0;
        foreach (var c in longer)
            if (at < shorter.Length && shorter[at] == c)
                at++;
        return at == shorter.Length;
    }
}
