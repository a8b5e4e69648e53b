namespace ReplyFlow.Domain.Organisation;

/// <summary>A body that takes part in handling suggestions. Every case, user and number series belongs to one.</summary>
public sealed class Bureau
{
    /// <summary>The letter template that fits any bureau, on which a new one starts unless another is chosen.</summary>
    public const string GenericProfile = "city";

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Full official name, as it signs letters, for example 西安市工业和信息化局.</summary>
    public required string Name { get; set; }

    /// <summary>Short name used in copy lists and on screen, for example 市工信局.</summary>
    public required string ShortName { get; set; }

    /// <summary>What the body is in the handling process.</summary>
    public BureauKind Kind { get; set; }

    /// <summary>机关代字 of the letter series, for example 市工信函; empty for bodies that answer no suggestion.</summary>
    public string SeriesPrefix { get; set; } = "";

    /// <summary>Folder name under <c>templates/</c> that its letters are laid out with.</summary>
    public string TemplateProfile { get; set; } = "xian-gxj";

    /// <summary>Address that copies of letters are sent to; empty when unknown, or when the body takes paper only.</summary>
    public string Email { get; set; } = "";

    /// <summary>Telephone by which people outside ask it, as written; of 代联工委 the one that deputies are given. May be empty.</summary>
    public string Phone { get; set; } = "";

    /// <summary>纸质: copies are handed over on paper and never mailed.</summary>
    public bool PaperOnly { get; set; }

    /// <summary>Whether new suggestions may be assigned to it.</summary>
    public bool IsActive { get; set; } = true;
}
