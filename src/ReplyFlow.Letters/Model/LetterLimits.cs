namespace ReplyFlow.Letters.Model;

/// <summary>How much a letter may hold. What is over a limit is refused with a message, never attempted.</summary>
internal static class LetterLimits
{
    /// <summary>Largest input file in bytes.</summary>
    public const long FileBytes = 20 * 1024 * 1024;

    /// <summary>Most pages of one letter.</summary>
    public const int Pages = 200;

    /// <summary>Most characters (UTF-16 units) of the body: what 200 full pages hold, and some spare for half-width text.</summary>
    public const int BodyLength = 200 * 22 * 28 * 2;

    /// <summary>Most characters of any one short text (a name, a label, a date).</summary>
    public const int ShortText = 200;

    /// <summary>Most characters of a title or of one attachment's title.</summary>
    public const int TitleText = 200;

    /// <summary>Most characters of a file's name with its folders.</summary>
    public const int FileName = 1000;

    /// <summary>Most addressees, co-signers or copy recipients.</summary>
    public const int People = 300;

    /// <summary>Most signatories.</summary>
    public const int Signatories = 12;

    /// <summary>Most bodies that issue a letter jointly.</summary>
    public const int Issuers = 9;

    /// <summary>Most attachments.</summary>
    public const int Attachments = 60;

    /// <summary>Most lines of the city's own.</summary>
    public const int Notes = 12;

    /// <summary>Most rows of a table, the heading row counted.</summary>
    public const int TableRows = 2000;

    /// <summary>Most columns of a table.</summary>
    public const int TableColumns = 16;

    /// <summary>Most characters of a table's cell.</summary>
    public const int CellText = 500;
}
