namespace ReplyFlow.Letters.Forms;

/// <summary>What stands under a printed form: how it is answered elsewhere, or that it is the paper copy.</summary>
/// <param name="Words">The words.</param>
/// <param name="Address">The address that the words end with and that a QR code beside them holds; null for words alone.</param>
public sealed record FormFoot(string Words, string? Address);
