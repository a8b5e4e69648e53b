namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>What is used of the OS/2 table.</summary>
internal static class Os2Table
{
    private const int RestrictedLicence = 0x0002, PreviewOrEditable = 0x000C, NoSubsetting = 0x0100;

    /// <summary>Reads the embedding permission; a font without the table says nothing against embedding.</summary>
    public static EmbeddingPermission Embedding(SfntFile file)
    {
        if (file.Optional("OS/2") is not { Length: >= 10 } table) return EmbeddingPermission.Allowed;
        int type = table.U16(8);
        if ((type & RestrictedLicence) != 0 && (type & PreviewOrEditable) == 0) return EmbeddingPermission.Restricted;
        return (type & NoSubsetting) != 0 ? EmbeddingPermission.NoSubsetting : EmbeddingPermission.Allowed;
    }
}
