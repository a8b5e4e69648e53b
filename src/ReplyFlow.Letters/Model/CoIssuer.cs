namespace ReplyFlow.Letters.Model;

/// <summary>A body that issues a letter jointly with its host (联合行文).</summary>
/// <param name="Issuer">Its name in the issuing mark, without 文件.</param>
/// <param name="Signature">Its 署名.</param>
public sealed record CoIssuer(string Issuer, string Signature);
