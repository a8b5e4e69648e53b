using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Setup;

/// <summary>
/// What every program of the product reads from configuration section <c>ReplyFlow</c> (environment: <c>ReplyFlow__DataFolder</c>
/// and so on).
/// </summary>
public sealed class ReplyFlowSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "ReplyFlow";

    private const string DatabaseFile = "replyflow.db";
    private const string KeysFolderName = "keys";

    /// <summary>Folder for the database file, keys and outgoing mail; relative to the current folder. Default <c>data</c>.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Folders searched for fonts before the system's. Default none.</summary>
    public IReadOnlyList<string> FontFolders { get; set; } = [];

    public DatabaseSettings Database { get; set; } = new();

    /// <summary>The certificate that signs issued letters.</summary>
    public SigningSettings Signing { get; set; } = new();

    /// <summary>The authorised seal image.</summary>
    public SealSettings Seal { get; set; } = new();

    /// <summary>How large and how many attachments may be.</summary>
    public AttachmentLimits Attachments { get; set; } = new();

    /// <summary>How processes are run.</summary>
    public WorkflowSettings Workflow { get; set; } = new();

    /// <summary>Whether this process works in the background too: delivery, timers, reminders. Default yes.</summary>
    public bool Workers { get; set; } = true;

    /// <summary>Whether this process serves pages; one that does not answers monitors only. Default yes.</summary>
    public bool Pages { get; set; } = true;

    /// <summary>Keys that several processes share.</summary>
    public KeysSettings Keys { get; set; } = new();

    /// <summary>Where traces and metrics go.</summary>
    public TelemetrySettings Telemetry { get; set; } = new();

    /// <summary>Where this process keeps the keys that sign-ins and kept forms are protected with, unless several share them.</summary>
    public string KeysFolder => Path.Combine(DataFolder, KeysFolderName);

    /// <summary>The database in force.</summary>
    /// <exception cref="FormatException">The address is unusable, or fits the other provider.</exception>
    public DatabaseAddress DatabaseAddress
    {
        get
        {
            var text = Database.ConnectionString;
            if (text.Length == 0 && Database.Provider == DatabaseKind.Sqlite)
                return DatabaseAddress.Sqlite(Path.Combine(DataFolder, DatabaseFile));
            if (text.Length == 0)
                throw new FormatException("ReplyFlow:Database:ConnectionString is empty; PostgreSQL needs one.");
            var address = DatabaseAddress.Parse(text);
            return address.Kind == Database.Provider
                ? address
                : throw new FormatException($"ReplyFlow:Database:Provider is {Database.Provider}, but the connection string is for {address.Kind}.");
        }
    }

    /// <summary>Creates the data folder, readable by this account only; an existing one is shut to others.</summary>
    /// <exception cref="IOException">It cannot be made, or is one that others need.</exception>
    /// <exception cref="UnauthorizedAccessException">It is another account's.</exception>
    public void CreateDataFolder()
    {
        OwnerOnly.CreateFolder(DataFolder);
        OwnerOnly.Shut(DataFolder, DatabaseFile, KeysFolderName);
    }
}
