namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>What the font's maker allows (OpenType OS/2 table, fsType).</summary>
internal enum EmbeddingPermission
{
    /// <summary>Embedding a subset is allowed.</summary>
    Allowed,

    /// <summary>Only the whole font may be embedded.</summary>
    NoSubsetting,

    /// <summary>Must not be embedded without the maker's written consent.</summary>
    Restricted,
}
