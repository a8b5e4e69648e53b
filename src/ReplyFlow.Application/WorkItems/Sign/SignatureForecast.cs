namespace ReplyFlow.Application.WorkItems.Sign;

/// <summary>What a signature given now would do.</summary>
/// <param name="Number">The number to come; null where the bureau has no series. A forecast: another letter may be signed first.</param>
/// <param name="Deputies">How many deputies it goes to.</param>
/// <param name="Again">再次答复: their names; empty for a first letter, which goes to all.</param>
/// <param name="Copies">Who receives a copy, in the order they are printed.</param>
/// <param name="WithoutAddress">Recipients that no mail can reach.</param>
/// <param name="Unconfirmed">Deputies among them whose address nobody has confirmed.</param>
/// <param name="Recipients">To whom it goes and which answers it takes up, as the signature compares it; not for people.</param>
public sealed record SignatureForecast(
    string? Number, int Deputies, IReadOnlyList<string> Again, IReadOnlyList<string> Copies, IReadOnlyList<string> WithoutAddress,
    IReadOnlyList<string> Unconfirmed, string Recipients);
