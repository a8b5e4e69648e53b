namespace ReplyFlow.Application.Attachments.Scanning;

/// <summary>Looks for viruses in files.</summary>
public abstract class VirusScanner
{
    /// <summary>Whether files are scanned; where they are, none goes out unscanned.</summary>
    public abstract bool IsOn { get; }

    /// <summary>Its versions, as it answers now.</summary>
    /// <exception cref="ScanException">It does not answer.</exception>
    public abstract Task<string> VersionAsync(CancellationToken ct);

    /// <summary>Scans a content from its beginning, a piece at a time.</summary>
    /// <exception cref="ScanException">It could not be scanned.</exception>
    public abstract Task<ScanResult> ScanAsync(Stream content, CancellationToken ct);

    /// <summary>The one that the settings name.</summary>
    /// <param name="address">Where clamd listens; empty for no scanner.</param>
    public static VirusScanner At(string address) => ClamdAddress.Find(address) is { } clamd ? new ClamdScanner(clamd) : new NoScanner();
}
