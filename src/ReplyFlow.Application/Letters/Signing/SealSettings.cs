namespace ReplyFlow.Application.Letters.Signing;

/// <summary>An authorised seal image, configuration section <c>ReplyFlow:Seal</c>. Without it the room for the seal stays empty.</summary>
public sealed class SealSettings
{
    /// <summary>PNG file of the seal, with a transparent ground.</summary>
    public string File { get; set; } = "";

    /// <summary>Full name of the bureau whose seal it is: it is printed on no other bureau's letters.</summary>
    public string Bureau { get; set; } = "";

    /// <summary>For demonstrations: prints the marked test seal (样章) on every letter for which no file is named.</summary>
    public bool Test { get; set; }
}
