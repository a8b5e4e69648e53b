namespace ReplyFlow.Letters.Ofd;

/// <summary>Gives out the identifiers of a document's parts and objects.</summary>
internal sealed class OfdIds
{
    /// <summary>The highest given, which the document names (GB/T 33190-2016, 7.5).</summary>
    public int Last { get; private set; }

    public int Next() => ++Last;
}
