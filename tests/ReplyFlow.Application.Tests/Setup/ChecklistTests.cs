using ReplyFlow.Application.Setup;

namespace ReplyFlow.Application.Tests.Setup;

/// <summary>The set-up's list leads the administrator until everything on it is done, or until it is put away.</summary>
public sealed class ChecklistTests
{
    private static readonly ChecklistItem Done = ChecklistItem.Done(ChecklistSubject.Fonts, "");

    [Theory]
    [InlineData(ChecklistState.Done, false, true)]
    [InlineData(ChecklistState.ToLookAt, false, false)]
    [InlineData(ChecklistState.Missing, false, false)]
    [InlineData(ChecklistState.Missing, true, true)]
    public void It_is_finished_when_nothing_is_left_or_it_was_put_away(ChecklistState last, bool putAway, bool finished) =>
        Assert.Equal(finished, new Checklist([Done, Done with { State = last }], putAway).IsFinished);

    [Fact]
    public void What_is_only_to_be_looked_at_is_left_but_not_missing()
    {
        var list = new Checklist([Done, Done with { State = ChecklistState.ToLookAt }, Done with { State = ChecklistState.Missing }], false);
        Assert.Equal((1, 2), (list.Missing, list.Left));
    }
}
