namespace ReplyFlow.Application.Archiving;

/// <summary>A file of an archive package, as its metadata describe it.</summary>
internal sealed record ArchivePart
{
    /// <summary>件号: its place in the package, from 1.</summary>
    public required int No { get; init; }

    /// <summary>Its name in the package.</summary>
    public required string Path { get; init; }

    /// <summary>题名.</summary>
    public required string Title { get; init; }

    /// <summary>责任者: who made it.</summary>
    public required string Responsible { get; init; }

    /// <summary>日期; null where it has none.</summary>
    public DateOnly? On { get; init; }

    /// <summary>文号; empty where it has none.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>页数; null for what has no pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Whom the certificate that signed it belongs to; empty where it is not signed.</summary>
    public string SignedBy { get; init; } = "";

    /// <summary>Whether the audit trail keeps its hash.</summary>
    public bool IsAudited { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>摘要值: its SHA-256.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>格式: the ending of its name.</summary>
    public string Format => System.IO.Path.GetExtension(Path).TrimStart('.');
}
