namespace ReplyFlow.Workflow.Checking;

/// <summary>Where the tokens of one case stand, as indexes of activities in order, and what a monitor remembers.</summary>
/// <param name="Tokens">One character a token: an activity's index, sorted; empty when the case has ended.</param>
/// <param name="Memory">The monitor's state.</param>
internal readonly record struct Marking(string Tokens, int Memory)
{
    public bool Ended => Tokens.Length == 0;

    public static string Sort(IEnumerable<char> tokens) => string.Concat(tokens.Order());
}
