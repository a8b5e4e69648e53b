using System.Collections.Concurrent;
using System.Net.Sockets;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Crash;

/// <summary>Works through a person's inbox until the product dies, and remembers every decision that was answered with success.</summary>
internal sealed class Worker(Visitor visitor, Random random, ConcurrentDictionary<Guid, string> answered, Progress progress,
    Func<bool>? mayDecide = null)
{
    /// <summary>What it stopped at.</summary>
    public Exception? Stopped { get; private set; }

    public async Task RunAsync(Uri address)
    {
        (visitor.Address, visitor.Sending) = (address, progress.Request);
        try
        {
            while (true)
            {
                var links = Visitor.WorkLinks(await visitor.GetAsync("/"));
                if (links.Count == 0 || mayDecide?.Invoke() == false)
                {
                    await Task.Delay(50);
                    continue;
                }
                await DecideAsync(Guid.Parse(links[random.Next(links.Count)]));
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
            // The product was killed: whatever was under way was not answered. The bare socket error is of a
            // connection that was accepted and then lost before the client asked it for its far end.
            Stopped = e;
        }
    }

    private async Task DecideAsync(Guid item)
    {
        var html = await visitor.GetAsync($"/work/{item}");
        if (FormPage.Find(html, "decide") is { } form)
        {
            await SendAsync(item, $"/work/{item}", form);
            return;
        }
        var draft = await visitor.SentOnAsync($"/work/{item}");
        if (draft?.StartsWith("/drafts/", StringComparison.Ordinal) == true && FormPage.Find(await visitor.GetAsync(draft), "draft-form") is { } editor)
        {
            draft = draft.Split('?')[0];
            editor.Set("Input.Category", "B");
            // Some of the deputies are secret: a letter that names one is not published.
            editor.Set("Input.Disclosure", "不予公开");
            editor.Set("Input.DisclosureReason", "随机演练。");
            editor.Set("Input.ContactName", "钟示例");
            editor.Set("Input.ContactPhone", "00000004");
            var of = Guid.Parse(editor.Fields.First(f => f.Name == "Input.WorkItemId").Value);
            await SendAsync(of, draft + "?handler=Submit", editor);
        }
    }

    private async Task SendAsync(Guid item, string path, FormPage form)
    {
        var outcomes = form.Buttons("Input.Outcome");
        var outcome = outcomes.Count > 1 && random.Next(10) == 0 ? outcomes[^1] : outcomes[0];
        form.Set("Input.Outcome", outcome);
        form.Set("Input.Comment", "随机演练中的意见。");
        form.Set("Input.Text", "同意配合。");
        foreach (var name in new[] { "Input.LeadBureauId", "Input.DrafterId" })
            if (form.Choices(name) is { Count: > 0 } choices)
                form.Set(name, choices[0]);
        progress.Decision();
        var (taken, html) = await visitor.AnswerAsync(path, form.Fields);
        if (!taken && FormPage.Find(html, "confirm") is { } asked)
        {
            asked.Set("Input.Outcome", outcome);
            asked.Set("Input.Password", visitor.Password);
            taken = await visitor.PostAsync(path, asked.Fields);
        }
        if (taken)
            answered[item] = outcome;
        progress.Answer(taken);
    }
}
