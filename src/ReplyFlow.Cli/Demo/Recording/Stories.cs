using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>What the cases of a session are like: the usual ones first, each of the others once.</summary>
internal static class Stories
{
    private static readonly Turns[] Ended =
    [
        Turns.ByLink,
        Turns.CoHandled,
        Turns.Returned | Turns.ByLink,
        Turns.Several | Turns.ByLink,
        Turns.Dissatisfied | Turns.ByLink,
        Turns.Unanswered,
        Turns.Extended | Turns.ByTelephone,
        Turns.Attached,
        Turns.Objected | Turns.ByLink,
        Turns.Countersigned,
        Turns.Secret | Turns.ByTelephone,
        Turns.OffSession | Turns.ByLink,
        Turns.Withdrawn,
        Turns.CoHandled | Turns.Returned | Turns.ByLink,
        Turns.Several,
        Turns.Late | Turns.ByLink,
        Turns.ByTelephone,
        Turns.Dissatisfied | Turns.Several,
        Turns.CoHandled | Turns.Declined | Turns.ByLink,
        Turns.OffSession | Turns.Extended,
    ];

    private static readonly (string Step, Turns Turns)[] Waiting =
    [
        (StepKinds.Draft, Turns.None), (StepKinds.Feedback, Turns.Several), ("divisionReview", Turns.ByLink), (StepKinds.Assign, Turns.None),
        ("signOff", Turns.CoHandled), (StepKinds.Accept, Turns.None), ("proofread", Turns.OffSession), ("coHandling", Turns.CoHandled),
        (StepKinds.Allocate, Turns.None), ("leaderReview", Turns.Attached), ("rehandle", Turns.Dissatisfied | Turns.ByLink),
        ("revise", Turns.Returned), ("countersign", Turns.Countersigned), (StepKinds.Objection, Turns.Objected),
        ("extensionDecision", Turns.Extended), ("withdrawalDecision", Turns.Withdrawn),
    ];

    /// <summary>The cases of a session that is over.</summary>
    /// <param name="session">The session.</param>
    /// <param name="until">When the last one must be over.</param>
    public static IEnumerable<Story> Of(CongressSession session, DateTimeOffset until) => Ended.Select((turns, i) =>
    {
        var random = new Random(session.OpensOn.Year * 100 + i);
        // Most come in the weeks after the session; what came between the sessions comes into the summer.
        var day = session.OpensOn.AddDays((turns & Turns.OffSession) != 0 ? random.Next(60, 120) : random.Next(4, 30));
        return new Story(session.OpensOn.Year * 100 + i, turns, null, At(day, random), until, session.Name);
    });

    /// <summary>
    /// The cases of the session that goes on: at each step one that came to it lately, and one that waits too long; beside them those that
    /// are over.
    /// </summary>
    public static IEnumerable<Story> Now(CongressSession session, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        var open = Enumerable.Range(0, Waiting.Length * 2).Select(i =>
        {
            var (step, turns) = Waiting[i % Waiting.Length];
            var (late, random) = (i >= Waiting.Length, new Random(i));
            turns |= i % 6 == 1 ? Turns.Supervised : Turns.None;
            var days = Pace.Until(step, turns) + (late ? random.Next(5, 12) : random.Next(1, 3));
            return new Story(i, turns, step, At(WorkingCalendar.Shipped.AddWorkingDays(today, -days), random), now, session.Name);
        }).ToList();
        return open.Zip(Of(session, now)).SelectMany(pair => new[] { pair.First, pair.Second }).Concat(open.Skip(Ended.Length));
    }

    private static DateTimeOffset At(DateOnly day, Random random) =>
        BeijingTime.StartOf(WorkingCalendar.Shipped.OnOrAfter(day)).AddHours(9).AddMinutes(random.Next(0, 300));
}
