using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Recognition;

/// <summary>
/// What a whole letter's text holds: fields where they were recognised, the text that remains, and what was done, for the person who
/// pasted it.
/// </summary>
public sealed record RecognisedLetter
{
    /// <summary>正文: what is left when head and foot are taken away, broken lines joined.</summary>
    public required string Body { get; init; }

    /// <summary>What was moved where, left out or joined, in Chinese; empty where the text was a body alone.</summary>
    public required IReadOnlyList<string> Moved { get; init; }

    /// <summary>Of <see cref="Moved"/>, what concerns no field: lines left out or joined.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    /// <summary>类别 without its label.</summary>
    public string? Category { get; init; }

    /// <summary>公开属性 without its label.</summary>
    public string? Disclosure { get; init; }

    /// <summary>发文机关标志 without 文件.</summary>
    public string? Issuer { get; init; }

    /// <summary>签发人.</summary>
    public IReadOnlyList<string> Signatories { get; init; } = [];

    /// <summary>发文字号.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>标题 on one line.</summary>
    public string? Title { get; init; }

    /// <summary>主送, each without the colon.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>附件说明: the titles.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>署名.</summary>
    public string? Signature { get; init; }

    /// <summary>成文日期.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>附注.</summary>
    public LetterContact? Contact { get; init; }

    /// <summary>抄送, each without punctuation.</summary>
    public IReadOnlyList<string> CopyTo { get; init; } = [];

    /// <summary>印发机关.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>印发日期.</summary>
    public DateOnly? IssuedOn { get; init; }
}
