namespace ReplyFlow.Application.WorkItems.Sign;

/// <summary>What was confirmed before the signature was given.</summary>
/// <param name="Recipients"><see cref="SignatureForecast.Recipients"/> as the confirmation showed them; empty where it showed none.</param>
public sealed record SignInput(string Recipients) : StepInput;
