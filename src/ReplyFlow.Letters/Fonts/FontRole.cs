namespace ReplyFlow.Letters.Fonts;

/// <summary>The part a typeface plays in an official document (GB/T 9704-2012, 5.2.2); files are found for a role, never named in text.</summary>
public enum FontRole
{
    /// <summary>仿宋: body text, document number.</summary>
    FangSong,

    /// <summary>小标宋: issuing authority's mark and title.</summary>
    TitleSong,

    /// <summary>黑体: first-level headings, secrecy and urgency marks.</summary>
    Hei,

    /// <summary>楷体: second-level headings and the signatory's name.</summary>
    Kai,

    /// <summary>宋体: page numbers.</summary>
    Song,
}
