namespace ReplyFlow.Load;

/// <summary>How long requests took. Safe for use by many threads.</summary>
internal sealed class Times
{
    private readonly Lock _lock = new();
    private readonly List<double> _all = [];
    private readonly Dictionary<string, int> _errors = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _all.Count;
        }
    }

    public string Errors
    {
        get
        {
            lock (_lock)
                return _errors.Count == 0 ? "0" : string.Join(", ", _errors.Select(e => $"{e.Value} × {e.Key}"));
        }
    }

    public void Add(Visit visit)
    {
        lock (_lock)
        {
            _all.Add(visit.Milliseconds);
            if (visit.Error is { } error)
                _errors[error] = _errors.GetValueOrDefault(error) + 1;
        }
    }

    /// <summary>So many of a hundred took no longer.</summary>
    public double At(int percent)
    {
        lock (_lock)
        {
            if (_all.Count == 0)
                return 0;
            _all.Sort();
            return _all[Math.Clamp((int)Math.Ceiling(_all.Count * percent / 100.0) - 1, 0, _all.Count - 1)];
        }
    }
}
