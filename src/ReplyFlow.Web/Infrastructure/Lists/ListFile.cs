using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>Answers with a list as a CSV or .xlsx file named after the list and the day. The rows are those the page shows, all of them.</summary>
/// <param name="sheet">The list.</param>
/// <param name="rows">Its rows; authorised, filtered and masked as on the page.</param>
/// <param name="count">How many they are.</param>
/// <param name="format">csv or xlsx; anything else is not found.</param>
public sealed class ListFile<T>(ListSheet<T> sheet, IAsyncEnumerable<T> rows, int count, string format) : IActionResult
{
    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var type = format switch
        {
            "csv" => "text/csv; charset=utf-8",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => null,
        };
        if (type is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var day = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().Today();
        response.ContentType = type;
        response.Headers.SetFile("attachment", $"{sheet.Name} {day:yyyy-MM-dd}.{format}", "private, no-store");
        var ct = context.HttpContext.RequestAborted;
        // The end of a workbook's file is written without waiting; it is short.
        context.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = format == "xlsx";
        await (format == "csv" ? ListCsv.WriteAsync(response.Body, sheet, rows, ct) : ListXlsx.WriteAsync(response.Body, sheet, rows, count, ct));
    }
}
