namespace ReplyFlow.Application.Letters.Authenticity;

/// <summary>核对真伪: what the register says of a file. Nothing of it but a number and a date is for strangers.</summary>
/// <param name="Verdict">Genuine, changed or unknown.</param>
/// <param name="Kind">What kind of paper the register has; of one that it does not know it means nothing.</param>
/// <param name="Number">发文字号; empty for a notice, which has none, and for what is unknown.</param>
/// <param name="On">The date of the paper; null for what is unknown.</param>
/// <param name="IsVoid">作废: whether its number no longer holds.</param>
public sealed record Finding(Verdict Verdict, PaperKind Kind = PaperKind.Letter, string Number = "", DateOnly? On = null, bool IsVoid = false);

/// <summary>What a comparison with the register comes to.</summary>
public enum Verdict
{
    /// <summary>真实: byte for byte what was issued.</summary>
    Genuine,
    /// <summary>被改动: the file says to be a letter of the register, and is not byte for byte that.</summary>
    Changed,
    /// <summary>查不到.</summary>
    Unknown,
}

/// <summary>What the register has files of.</summary>
public enum PaperKind
{
    /// <summary>复函.</summary>
    Letter,
    /// <summary>告知函.</summary>
    Notice,
    /// <summary>征询意见表, one deputy's own.</summary>
    Form,
}
