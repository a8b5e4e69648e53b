namespace ReplyFlow.Web.Infrastructure;

/// <summary>What came of a try to sign in.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Until">When tries are listened to again at the latest, where they are not.</param>
/// <param name="Person">Who is signed in now.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, DateTimeOffset Until, Guid Person = default);
