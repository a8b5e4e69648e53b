using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Tests.Calendar;

public sealed class CalendarFileTests
{
    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var again = CalendarFile.Parse(CalendarFile.Write(WorkingCalendar.Shipped.Years));

        Assert.Equal(CalendarFile.Write(WorkingCalendar.Shipped.Years), CalendarFile.Write(again));
        Assert.Equal(WorkingCalendar.Shipped.Years.SelectMany(y => y.Off), again.SelectMany(y => y.Off));
        Assert.Equal(WorkingCalendar.Shipped.Years.SelectMany(y => y.Work), again.SelectMany(y => y.Work));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("{\"2027\": {\"off\": []", "")]
    [InlineData("{\"2027\": {\"off\": [], \"work\": [], \"source\": [\"\\ud800\"]}}", "2027.source[0]")]
    [InlineData("{\"\\ud800\": 1}", "")]
    [InlineData("{\"27\": {\"off\": [], \"work\": []}}", "27")]
    [InlineData("{\"2027\": {\"off\": []}}", "2027")]
    [InlineData("{\"2027\": {\"off\": [], \"work\": [], \"holidays\": []}}", "2027.holidays")]
    [InlineData("{\"2027\": {\"off\": [\"2027-02-29\"], \"work\": []}}", "2027.off[0]")]
    [InlineData("{\"2027\": {\"off\": [20270101], \"work\": []}}", "2027.off[0]")]
    [InlineData("{\"2027\": {\"off\": \"2027-01-01\", \"work\": []}}", "2027.off")]
    [InlineData("{\"2027\": {\"off\": [], \"work\": [\"2027-01-04\"]}}", "2027.work[0]")]
    [InlineData("{\"2027\": {\"off\": [\"2026-11-30\"], \"work\": []}}", "2027.off[0]")]
    public void Wrong_files_are_refused_with_the_field(string json, string path)
    {
        var errors = Assert.Throws<InputException>(() => CalendarFile.Parse(json)).Errors;

        Assert.Equal(path, Assert.Single(errors).Path);
        Assert.NotEmpty(errors[0].Message);
    }

    [Fact]
    public void A_year_given_twice_is_refused() =>
        Assert.Throws<InputException>(() =>
            CalendarFile.Parse("{\"2027\": {\"off\": [], \"work\": []}, \"2027\": {\"off\": [], \"work\": []}}"));

    [Fact]
    public void A_byte_order_mark_is_ignored() =>
        Assert.Equal(2027, Assert.Single(CalendarFile.Parse("\uFEFF{\"2027\": {\"off\": [], \"work\": []}}")).Year);

    [Fact]
    public void Any_text_is_read_or_refused_but_never_crashes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            {
                try
                {
                    return CalendarFile.Parse(text ?? "").Count > 0;
                }
                catch (InputException)
                {
                    return true;
                }
            })
            .QuickCheckThrowOnFailure();
}
