namespace ReplyFlow.Data.Backup;

/// <summary>How far long work has come.</summary>
/// <param name="What">What is being done, in Chinese.</param>
/// <param name="Done">How much of it.</param>
/// <param name="Total">Of how much; 0 where that is not known.</param>
public readonly record struct WorkProgress(string What, long Done, long Total);
