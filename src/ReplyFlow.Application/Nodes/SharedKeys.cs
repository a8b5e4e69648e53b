using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Nodes;

/// <summary>
/// Prepares the keys that all processes share, before anything is protected with them: those that a process kept in its own data folder are
/// taken over, so that nobody is signed out and nothing sealed is lost, and where there are none, one process makes the first. The caller has
/// the turn to prepare the database.
/// </summary>
public sealed class SharedKeys(ReplyFlowDb db, StoredKeys keys, ProtectionKeyFile file, IKeyManager manager, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Takes a folder's keys over, and sees to it that there are some.</summary>
    /// <exception cref="SharedKeysException">Those in the database were encrypted under another key file.</exception>
    public async Task PrepareAsync(string folder, CancellationToken ct)
    {
        var stored = await db.ProtectionKeys.AsNoTracking().ToListAsync(ct);
        if (stored.Count > 0 && stored.TrueForAll(k => file.Decrypt(k.Name, k.Content) is null))
            throw new SharedKeysException("数据库里的登录密钥不是用 ReplyFlow:Keys:File 这个密钥文件加密的，请改用各节点相同的那一个。");
        var known = stored.Select(k => k.Name).ToHashSet();
        foreach (var (name, element) in InFolder(folder).Where(k => !known.Contains(k.Name)))
            db.ProtectionKeys.Add(keys.Row(element, name));
        await db.SaveChangesAsync(ct);
        if (!await db.ProtectionKeys.AnyAsync(ct))
            manager.CreateNewKey(time.GetUtcNow(), time.GetUtcNow() + Lifetime);
    }

    /// <summary>The keys that a process kept by itself, by the names of their files.</summary>
    private static IEnumerable<(string Name, XElement Element)> InFolder(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal))
            if (TryRead(path) is { } element)
                yield return (Path.GetFileNameWithoutExtension(path), element);
    }

    private static XElement? TryRead(string path)
    {
        try
        {
            return XElement.Load(path);
        }
        catch (XmlException)
        {
            // Half a file, as a full disk leaves it: no key that anything was protected with.
            return null;
        }
    }
}
