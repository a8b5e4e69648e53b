using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Domain.Audit;

/// <summary>One line of the append-only, hash-chained trail.</summary>
public sealed class AuditEvent
{
    /// <summary>Position in the chain, from 1, without gaps.</summary>
    public long Seq { get; set; }

    /// <summary>When (UTC, microseconds).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who acted; null for the system.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>The actor's name at that time; 系统 for the system.</summary>
    public required string ActorName { get; set; }

    /// <summary>The case it is about; null for events of the installation.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>What happened, a stable key such as WorkItemDecided.</summary>
    public required string Kind { get; set; }

    /// <summary>What happened, in Chinese, for the case's history.</summary>
    public required string Summary { get; set; }

    /// <summary>The facts as JSON.</summary>
    public string Data { get; set; } = "{}";

    /// <summary>Hash of the event before, 64 zeros for the first.</summary>
    public string PreviousHash { get; set; } = "";

    /// <summary>SHA-256 over the previous hash and every field, lower-case hex.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What stands before the first event.</summary>
    public static string GenesisHash { get; } = new('0', 64);

    /// <summary>Computes the hash that this event must carry after an event with the given hash.</summary>
    public string ComputeHash(string previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in new[]
        {
            previousHash, Seq.ToString(CultureInfo.InvariantCulture),
            At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ActorId?.ToString("N") ?? "", ActorName, CaseId?.ToString("N") ?? "", Kind, Summary, Data,
        })
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
