namespace ReplyFlow.Letters.Proofreading;

/// <summary>What says so: a law, a standard's clause, practice, or this bureau's own list.</summary>
/// <param name="Rank">How much it binds.</param>
/// <param name="Text">Its name with article or clause, in Chinese.</param>
public sealed record Ground(GroundRank Rank, string Text)
{
    /// <summary>Whether it may be called 规定.</summary>
    public bool Binds => Rank <= GroundRank.Policy;
}
