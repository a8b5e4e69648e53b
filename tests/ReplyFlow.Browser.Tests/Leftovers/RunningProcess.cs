using System.Globalization;

namespace ReplyFlow.Browser.Tests.Leftovers;

/// <summary>A process as /proc shows it; its start tells it from a later one with the same id.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Parent">Its parent's.</param>
/// <param name="Name">The program's name, cut off by the kernel after 15 characters.</param>
/// <param name="Started">Ticks since the machine started.</param>
internal sealed record RunningProcess(int Id, int Parent, string Name, long Started)
{
    /// <summary>Those that a process started, and those that these started.</summary>
    public static IReadOnlyList<RunningProcess> StartedBy(int id)
    {
        var children = All().ToLookup(p => p.Parent);
        var found = children[id].ToList();
        for (var i = 0; i < found.Count; i++)
            found.AddRange(children[found[i].Id]);
        return found;
    }

    /// <summary>Whether it still runs; what is dead and only waits to be reaped does not.</summary>
    public bool IsRunning => Read($"/proc/{Id}/stat") is { } now && now.Started == Started;

    private static IEnumerable<RunningProcess> All() =>
        Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)).Select(d => Read(d + "/stat")).OfType<RunningProcess>();

    private static RunningProcess? Read(string file)
    {
        try
        {
            // pid (name) state parent … the name may hold spaces and brackets; the start is field 22.
            var text = File.ReadAllText(file);
            var end = text.LastIndexOf(')');
            var fields = text[(end + 2)..].Split(' ');
            var open = text.IndexOf('(');
            return fields[0] is "Z" or "X"
                ? null
                : new(Number(text[..(open - 1)]), Number(fields[1]), text[(open + 1)..end], long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // Gone.
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
