using System.Diagnostics.Metrics;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Nodes;

namespace ReplyFlow.Application.Tests.Nodes;

public sealed class TimingsTests
{
    [Fact]
    public void A_part_of_all_was_done_within_a_time_that_is_at_most_a_fifth_too_long()
    {
        var timings = new Timings();
        for (var i = 1; i <= 1000; i++)
            timings.Add(i / 1000.0);
        Assert.Equal(1000, timings.Count);
        Assert.InRange(timings.Within(0.5), 0.5, 0.6);
        Assert.InRange(timings.Within(0.95), 0.95, 1.14);
    }

    [Fact]
    public void Nothing_took_no_time_and_what_takes_too_long_is_counted_all_the_same()
    {
        var timings = new Timings();
        Assert.Equal(0, timings.Within(0.5));
        timings.Add(0.0);
        timings.Add(1e9);
        Assert.Equal(2, timings.Count);
        Assert.InRange(timings.Within(0.5), 0, 0.0001);
    }

    [Fact]
    public void Decisions_are_counted_by_step_and_requests_by_method_and_page_without_what_stands_behind()
    {
        using var figures = new NodeFigures();
        using var server = new Meter("Microsoft.AspNetCore.Hosting");
        var requests = server.CreateHistogram<double>(NodeFigures.Requests, "s");
        requests.Record(0.02, new("http.route", "cases/{id:guid}/contact"), new("http.request.method", "POST"));
        requests.Record(0.02, new("http.route", ""), new("http.request.method", "GET"));
        requests.Record(0.02, new KeyValuePair<string, object?>("http.request.method", "GET"));
        ProductMeter.Decisions.Add(1, new KeyValuePair<string, object?>(ProductMeter.StepTag, "a test's"));
        var read = figures.Read().Where(f => f.Name != ProductMeter.Decisions.Name || f.Tag == "a test's").Where(f => f.Name != ProductMeter.LetterTime.Name);
        Assert.Equal(["GET ", "POST cases", "a test's"], read.Select(f => f.Tag).Order(StringComparer.Ordinal));
    }
}
