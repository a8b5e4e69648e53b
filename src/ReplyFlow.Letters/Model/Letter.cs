namespace ReplyFlow.Letters.Model;

/// <summary>Everything printed on a letter, as in the letter file. Texts are what is printed; the template adds labels and places.</summary>
public sealed record Letter
{
    /// <summary>The template's folder name, for example <c>xian-gxj</c>.</summary>
    public required string Template { get; init; }

    /// <summary>文件 or 信函; null takes the template's.</summary>
    public LetterStyle? Style { get; init; }

    /// <summary>类别, for example <c>B</c>; null prints none.</summary>
    public string? Category { get; init; }

    /// <summary>公开属性, for example 主动公开; null prints none.</summary>
    public string? Disclosure { get; init; }

    /// <summary>份号, six digits; null prints none.</summary>
    public string? CopyNumber { get; init; }

    /// <summary>密级 and term, for example 秘密★1年; null prints none.</summary>
    public string? Secrecy { get; init; }

    /// <summary>紧急程度, for example 特急; null prints none.</summary>
    public string? Urgency { get; init; }

    /// <summary>The issuing body's name, without 文件.</summary>
    public required string Issuer { get; init; }

    /// <summary>联署: the bodies that issue it with <see cref="Issuer"/>, the host, in order; the number is the host's (GB/T 9704-2012, 7.2.4, 7.3.5).</summary>
    public IReadOnlyList<CoIssuer> CoIssuers { get; init; } = [];

    /// <summary>签发人, in order; empty where the layout shows none.</summary>
    public IReadOnlyList<string> Signatories { get; init; } = [];

    /// <summary>发文字号; null or empty while none is allocated.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The suggestion answered; null for notices that answer none.</summary>
    public LetterSuggestion? Suggestion { get; init; }

    /// <summary>标题, without a line break: the layout divides it (GB/T 9704-2012, 7.3.1).</summary>
    public required string Title { get; init; }

    /// <summary>主送, each as printed, without the colon.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>正文, paragraphs separated by line feeds.</summary>
    public required string Body { get; init; }

    /// <summary>署名: the issuing body as it signs, not empty (GB/T 9704-2012, 7.3.5).</summary>
    public required string Signature { get; init; }

    /// <summary>成文日期; null while the letter is a draft.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Whether room for a seal is left.</summary>
    public bool Sealed { get; init; } = true;

    /// <summary>附注: whom to call; null prints none.</summary>
    public LetterContact? Contact { get; init; }

    /// <summary>Lines of the city's own below the text, in order; the template gives their place and form.</summary>
    public IReadOnlyList<LetterNote> Notes { get; init; } = [];

    /// <summary>附件, in the order of the 附件说明 (GB/T 9704-2012, 7.3.4 and 7.3.7).</summary>
    public IReadOnlyList<LetterAttachment> Attachments { get; init; } = [];

    /// <summary>抄送, each as printed, without punctuation; empty prints none (GB/T 9704-2012, 7.4.2).</summary>
    public IReadOnlyList<string> CopyTo { get; init; } = [];

    /// <summary>印发机关; null prints no such line.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>印发日期; null prints no such line.</summary>
    public DateOnly? IssuedOn { get; init; }
}
