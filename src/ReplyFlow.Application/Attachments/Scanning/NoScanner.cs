namespace ReplyFlow.Application.Attachments.Scanning;

/// <summary>None: files go in and out as they are.</summary>
public sealed class NoScanner : VirusScanner
{
    /// <inheritdoc />
    public override bool IsOn => false;

    /// <inheritdoc />
    public override Task<string> VersionAsync(CancellationToken ct) => throw Off();

    /// <inheritdoc />
    public override Task<ScanResult> ScanAsync(Stream content, CancellationToken ct) => throw Off();

    private static InvalidOperationException Off() => new("There is no scanner.");
}
