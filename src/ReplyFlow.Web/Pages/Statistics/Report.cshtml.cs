using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>The printed report of the statistics' filter, as PDF.</summary>
[Authorize(Policy = Policies.Supervise)]
public sealed class ReportModel(StatisticsQueries statistics, DueText due, SessionReportWriter reports, LetterRenderer renderer, TimeProvider time)
    : StatisticsPage(statistics, due)
{
    public async Task<IActionResult> OnGetAsync()
    {
        await ChooseSessionAsync();
        var report = await reports.WriteAsync(Me, Filter, Today, Aborted);
        byte[] pdf;
        try
        {
            pdf = renderer.Print(report, time.UtcNowMicroseconds());
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return Refused(StatusCodes.Status409Conflict, $"报告暂时不能生成：{e.Message}");
        }
        Response.Headers.SetFile("inline", $"{report.Title} {Today:yyyy-MM-dd}.pdf", "private, no-store");
        return File(pdf, "application/pdf");
    }
}
