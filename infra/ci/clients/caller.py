# Who somebody is to boto3, or the error as Python would show it. With the argument without-crt, as if awscrt were not installed.
import sys
import traceback

if sys.argv[1:] == ["without-crt"]:
    sys.modules["awscrt"] = None
import boto3

try:
    print(boto3.client("sts").get_caller_identity()["Arn"])
except Exception as error:
    print(traceback.format_exception_only(error)[-1].strip())
    sys.exit(1)
