using System.Text.Json;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Tells what the objects in a log are.</summary>
internal sealed class DocumentKinds(FieldLayout layout)
{
    private readonly CloudTrailFields _at = CloudTrailFields.Of(layout);

    /// <summary>What an object is that has been read.</summary>
    public DocumentKind Of(EventFields fields)
    {
        if (IsRecord(fields))
        {
            return fields.First(_at.EventType).SequenceEqual("AwsCloudTrailInsight"u8) ? DocumentKind.Insight : DocumentKind.Record;
        }

        if (fields.Has(_at.Records))
        {
            return DocumentKind.Wrapper;
        }

        if (fields.Has(_at.DetailType) && fields.ObjectAt(_at.Detail) is not null)
        {
            return DocumentKind.EventBridge;
        }

        return fields.Has(_at.DigestEndTime) && fields.Has(_at.DigestBucket) ? DocumentKind.Digest : DocumentKind.Other;
    }

    /// <summary>Where the record of an EventBridge event stands.</summary>
    public Range? Detail(EventFields fields) => fields.ObjectAt(_at.Detail);

    /// <summary>What an object is of which only the beginning is known: a wrapper, a digest, or something else.</summary>
    public static DocumentKind OfBeginning(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = FieldReader.MaxDepth }));
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isRecords, isDigest) = (reader.ValueTextEquals("Records"u8), reader.ValueTextEquals("digestS3Bucket"u8));
                if (!reader.Read() || isDigest || (isRecords && reader.TokenType == JsonTokenType.StartArray))
                {
                    return isDigest ? DocumentKind.Digest : isRecords ? DocumentKind.Wrapper : DocumentKind.Other;
                }

                if (!reader.TrySkip())
                {
                    return DocumentKind.Other;
                }
            }
        }
        catch (JsonException)
        {
            // Broken: whatever it was meant to be.
            return DocumentKind.Other;
        }

        return DocumentKind.Other;
    }

    // Two of CloudTrail's fields: one alone, a time say, stands in many other logs.
    private bool IsRecord(EventFields fields)
    {
        var known = Count(fields, _at.EventVersion) + Count(fields, _at.EventTime) + Count(fields, _at.EventName)
            + Count(fields, _at.EventSource) + Count(fields, _at.EventId) + Count(fields, _at.UserIdentity);

        // S3 notifications look alike, but name "aws:s3" as their source.
        return known >= 2 && !fields.First(_at.EventSource).StartsWith("aws:"u8);
    }

    private static int Count(EventFields fields, int field) => fields.Has(field) ? 1 : 0;
}
