namespace ReplyFlow.Application.Nodes;

/// <summary>
/// Counts times in steps of a fifth, from a tenth of a millisecond to some minutes: little memory, however much is measured. Safe for use by
/// many threads.
/// </summary>
public sealed class Timings
{
    private const double Shortest = 0.0001;
    private const double Step = 1.2;
    private const int Steps = 80;

    private readonly long[] _counts = new long[Steps];
    private long _sum;

    /// <summary>How many were counted; for what is no time, their sum.</summary>
    public long Count => Interlocked.Read(ref _sum);

    /// <summary>Counts a time in seconds.</summary>
    public void Add(double seconds)
    {
        var step = seconds <= Shortest ? 0 : (int)Math.Min(Steps - 1, Math.Ceiling(Math.Log(seconds / Shortest) / Math.Log(Step)));
        Interlocked.Increment(ref _counts[step]);
        Interlocked.Increment(ref _sum);
    }

    /// <summary>Counts what is no time.</summary>
    public void Add(long many) => Interlocked.Add(ref _sum, many);

    /// <summary>The time, in seconds, within which a part of all was done: never less than it was, at most a fifth more. 0 for none.</summary>
    public double Within(double part)
    {
        var all = _counts.Select((_, i) => Interlocked.Read(ref _counts[i])).ToArray();
        var wanted = Math.Ceiling(all.Sum() * part);
        for (long step = 0, seen = 0; step < Steps && wanted > 0; step++)
            if ((seen += all[step]) >= wanted)
                return Shortest * Math.Pow(Step, step);
        return 0;
    }
}
